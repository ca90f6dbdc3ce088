package govinfo

import "testing"

func TestLevelOfName(t *testing.T) {
	for _, test := range []struct {
		level AgencyLevel
		sure  bool
		names []string
	}{
		{LevelTown, true, []string{"云溪县青石镇人民政府", "青石镇", "青石乡", "青石镇政府", "云溪区北街街道办事处", "北街街道", "云溪县白水回族乡人民政府", "云溪旗青石苏木"}},
		{LevelCounty, true, []string{"云溪县人民政府", "云溪区人民政府", "云溪苗族自治县人民政府", "云溪旗人民政府", "云州市云溪区人民政府", "上海市浦东新区人民政府"}},
		{LevelCountyDepartment, true, []string{
			"云溪县林业局", "云溪区教育局", "云州市云溪区财政局", "云溪县卫生健康委员会", "云溪县城乡建设局", "上海市云溪区公安局", "云溪县市场监督管理局",
			"云溪县住房和城乡建设局", "云溪县乡村振兴局", "云溪区城市管理局",
			"云溪县林业局（本级）", "云溪县 林业局(机关)", "天津市滨海新区教育局", "云溪旗水利局", "云溪自治区云溪县水利局",
		}},
		{LevelProvince, true, []string{"云南省人民政府", "上海市人民政府", "云溪自治区人民政府"}},
		{LevelProvincialDepartment, true, []string{"云溪省财政厅", "上海市教育委员会", "云溪自治区水利厅", "云溪省市场监督管理局", "云溪省住房和城乡建设厅"}},
		{LevelCity, true, []string{"云溪彝族自治州人民政府"}},
		{LevelMunicipalDepartment, true, []string{"云溪彝族自治州水利局"}},
		// 市 alone is not sure, nor is the office of a government.
		{LevelCity, false, []string{"云溪市人民政府", "云溪州人民政府"}},
		{LevelMunicipalDepartment, false, []string{"云溪市林业局", "云溪市住房和城乡建设局", "云溪州公安局", "云溪市市场监督管理局", "云溪市人民政府办公室"}},
		{LevelCountyDepartment, false, []string{"云溪县人民政府办公室"}},
		{LevelProvincialDepartment, false, []string{"云溪省人民政府办公厅"}},
		{LevelUnknown, false, []string{
			"", "云溪海关(本级机关)", "国家税务总局云溪县税务局", "云溪县气象局", "云溪县人民政府机关", "云溪县中学", "云溪经济技术开发区管理委员会", "云溪市生态环境局青石分局",
			"桃园开发区管委会", "云溪管理区人民政府", "云溪管理区财政局", "滨海新区桃园开发区财政局", "人民政府", "青石镇水利委员会", "云溪社区居民委员会", "青石镇财政所", "林业局", "甲省邮政管理局", "云溪高新区人民政府",
		}},
	} {
		for _, name := range test.names {
			if level, sure := LevelOfName(name); level != test.level || sure != test.sure {
				t.Errorf("%s is %q, sure %t; want %q, %t", name, level, sure, test.level, test.sure)
			}
		}
	}
}
